// Compiles only: the interfaces of a plugin, spoken in C from both sides.

#include <bitsim_conformance/plugin.h>

struct network {
  IBitsimNetwork unknown;
  ULONG references;
  BOOL is_cut;
};

static HRESULT STDMETHODCALLTYPE query_interface(IBitsimNetwork* This, REFIID riid, void** object) {
  if (!IsEqualIID(riid, &IID_IBitsimNetwork) && !IsEqualIID(riid, &IID_IUnknown)) {
    *object = NULL;
    return E_NOINTERFACE;
  }
  This->lpVtbl->AddRef(This);
  *object = This;
  return S_OK;
}
static ULONG STDMETHODCALLTYPE add_ref(IBitsimNetwork* This) {
  return ++((struct network*)This)->references;
}
static ULONG STDMETHODCALLTYPE release(IBitsimNetwork* This) {
  return --((struct network*)This)->references;
}
static HRESULT STDMETHODCALLTYPE cut(IBitsimNetwork* This) {
  ((struct network*)This)->is_cut = TRUE;
  return S_OK;
}
static HRESULT STDMETHODCALLTYPE restore(IBitsimNetwork* This) {
  ((struct network*)This)->is_cut = FALSE;
  return S_OK;
}
static const IBitsimNetworkVtbl table = {query_interface, add_ref, release, cut, restore};

HRESULT STDMETHODCALLTYPE BitsimConformanceOpen(UINT32 suite_version, UINT32* plugin_version,
                                                IBitsimImplementation** implementation) {
  struct network network = {{&table}, 1, FALSE};
  const HRESULT result = network.unknown.lpVtbl->Cut(&network.unknown);
  *plugin_version = BITSIM_PLUGIN_VERSION;
  *implementation = NULL;
  return suite_version == BITSIM_PLUGIN_VERSION ? result : E_INVALIDARG;
}
