// A Windows program outside of the project, and its test, with what the package gives.

#include <Windows.h>
#include <bits.h>
#include <bitsim/win32.h>

int wmain(int argc, wchar_t* argv[]) {
  if (argc != 1) return 2;
  wprintf(L"%s\n", argv[0]);
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED))) return 1;
  IBackgroundCopyManager* manager = NULL;
  HRESULT hr = CoCreateInstance(__uuidof(BackgroundCopyManager), NULL, CLSCTX_LOCAL_SERVER,
                                IID_PPV_ARGS(&manager));
  if (SUCCEEDED(hr)) manager->Release();
  Sleep(1000);
  CoUninitialize();
  return SUCCEEDED(hr) ? 0 : 1;
}

int main() {
  bitsim::Simulation simulation;
  bitsim::win32::Environment environment(simulation);
  const bitsim::win32::Program program =
      bitsim::win32::StartProgram(simulation.StartApplication("client"), wmain, {L"program.exe"});
  simulation.RunUntilIdle();
  printf("exit code %d, output %s", program.exit_code().value_or(-1), program.output().c_str());
  return program.exit_code() == 0 && program.output() == "program.exe\n" ? 0 : 1;
}
