// sal.h: the source annotations of Windows, as nothing.
//
// Client sources write `_In_ LPCWSTR name`; an analyser reads that, a compiler here need not.

#ifndef BITSIM_COM_SAL_H_
#define BITSIM_COM_SAL_H_

#define _In_
#define _In_opt_
#define _In_z_
#define _In_opt_z_
#define _In_reads_(count)
#define _In_reads_opt_(count)
#define _In_reads_bytes_(size)
#define _Inout_
#define _Inout_opt_
#define _Out_
#define _Out_opt_
#define _Out_writes_(count)
#define _Out_writes_opt_(count)
#define _Outptr_
#define _Outptr_opt_
#define _Outptr_result_maybenull_
#define _COM_Outptr_
#define _COM_Outptr_opt_
#define _COM_Outptr_result_maybenull_
#define _Reserved_
#define _Success_(condition)
#define _Check_return_
#define _Must_inspect_result_
#define _Ret_maybenull_
#define _Use_decl_annotations_

#endif  // BITSIM_COM_SAL_H_
