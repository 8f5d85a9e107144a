# bitsim_win32_aliases(folder): other spellings of the Windows headers, which client sources use
# because file names have no case there. Each file includes the header of the true name.
function(bitsim_win32_aliases folder)
  set(aliases
    windows:Windows,WINDOWS
    windef:WinDef,Windef
    winbase:WinBase,Winbase
    winuser:WinUser,Winuser
    winnt:WinNT,Winnt
    winerror:WinError,Winerror
    unknwn:Unknwn,UnknWn
    objbase:ObjBase,Objbase,OBJBASE
    combaseapi:ComBaseApi,CombaseApi
    ole2:Ole2,OLE2
    guiddef:GuidDef,Guiddef
    initguid:InitGuid,Initguid,INITGUID
    rpcdce:RpcDce
    bits:Bits,BITS
    bitsmsg:BitsMsg,Bitsmsg,BITSMsg
    bits1_5:Bits1_5
    bits2_0:Bits2_0
    bits2_5:Bits2_5
    bits3_0:Bits3_0
    bits4_0:Bits4_0
    bits5_0:Bits5_0
    bits10_1:Bits10_1
    bits10_2:Bits10_2
    bits10_3:Bits10_3
    strsafe:StrSafe,Strsafe,STRSAFE
    tchar:TChar,Tchar,TCHAR
    comdef:ComDef,Comdef,COMDEF
    atlbase:AtlBase,Atlbase,ATLBASE
    atlcom:AtlCom,AtlCOM,Atlcom,ATLCOM
    atlstr:AtlStr,Atlstr,ATLSTR,cstringt
    atlbase:atlcomcli,AtlComCli,atlconv
    winhttp:WinHttp,Winhttp,WinHTTP
    wininet:WinInet,Wininet,WinINet
    sdkddkver:SDKDDKVer,SdkDdkVer,WinSDKVer,winsdkver
    shlwapi:Shlwapi,ShlWApi,ShLwApi
    shlobj:ShlObj,Shlobj,SHLOBJ,shlobj_core,ShlObj_core,KnownFolders,knownfolders,shobjidl,ShObjIdl,shobjidl_core
    process:Process
    wrl:WRL,Wrl
    wrl/client:WRL/client,Wrl/client,WRL/Client,wrl/Client
    wrl/implements:WRL/implements,Wrl/implements
    wil/com:wil/Com
    wil/resource:wil/Resource
    wil/result:wil/Result)
  foreach(entry ${aliases})
    string(REPLACE ":" ";" parts ${entry})
    list(GET parts 0 header)
    list(GET parts 1 spellings)
    string(REPLACE "," ";" spellings ${spellings})
    foreach(spelling ${spellings})
      file(CONFIGURE OUTPUT ${folder}/${spelling}.h CONTENT "#include <${header}.h>\n")
    endforeach()
  endforeach()
  # Here `\` is part of a name: <wil\com.h> is a file of its own.
  foreach(header wil/com wil/Com wil/resource wil/Resource wil/result wil/Result wil/result_macros
      wrl/client wrl/implements wrl/wrappers/corewrappers)
    string(REPLACE "/" "\\" spelling ${header})
    if(NOT EXISTS "${folder}/${spelling}.h")
      file(WRITE "${folder}/${spelling}.h" "#include <${header}.h>\n")
    endif()
  endforeach()
  # Headers that clients include for what they do not use.
  foreach(header lm LM shellapi ShellAPI Shellapi oleauto OleAuto versionhelpers VersionHelpers
      userenv Userenv UserEnv sddl Sddl wincred WinCred aclapi AclAPI
      specstrings rpc Rpc rpcndr objidl ObjIdl OaIdl ocidl unknwnbase minwindef basetsd
      libloaderapi debugapi heapapi profileapi
      stringapiset winnls timeapi SecurityBaseApi)
    file(CONFIGURE OUTPUT ${folder}/${header}.h CONTENT "#include <windows.h>\n")
  endforeach()
endfunction()
