/*
 * A stand-in for Chromium's bundled SwiftShader driver: every Vulkan call goes to Mesa's lavapipe.
 *
 * Chromium only accepts its software adapter when the device calls itself SwiftShader, so the two
 * queries that carry the ids are answered with SwiftShader's; nothing else is touched.
 */
#define VK_NO_PROTOTYPES
#include <dlfcn.h>
#include <string.h>
#include <vulkan/vulkan.h>

#define LAVAPIPE "libvulkan_lvp.so"
#define GOOGLE_VENDOR 0x1AE0u
#define SWIFTSHADER_DEVICE 0xC0DEu
#define EXPORT VKAPI_ATTR
#define INTERFACE_VERSION_OLDEST 2u

typedef PFN_vkVoidFunction(VKAPI_PTR *Lookup)(VkInstance, const char *);
typedef VkResult(VKAPI_PTR *Negotiate)(uint32_t *);

static void *mesa(const char *symbol) {
  static void *library;
  if (!library) library = dlopen(LAVAPIPE, RTLD_NOW | RTLD_LOCAL);
  return library ? dlsym(library, symbol) : NULL;
}

static PFN_vkGetPhysicalDeviceProperties mesa_properties;
static PFN_vkGetPhysicalDeviceProperties2 mesa_properties2;

static void sign(VkPhysicalDeviceProperties *properties) {
  properties->vendorID = GOOGLE_VENDOR;
  properties->deviceID = SWIFTSHADER_DEVICE;
}

static VKAPI_ATTR void VKAPI_CALL properties(VkPhysicalDevice device, VkPhysicalDeviceProperties *out) {
  mesa_properties(device, out);
  sign(out);
}

static VKAPI_ATTR void VKAPI_CALL properties2(VkPhysicalDevice device, VkPhysicalDeviceProperties2 *out) {
  mesa_properties2(device, out);
  sign(&out->properties);
}

/* Puts ours in the place of the two queries, and remembers Mesa's. */
static PFN_vkVoidFunction substitute(const char *name, PFN_vkVoidFunction found) {
  if (!found) return NULL;
  if (strcmp(name, "vkGetPhysicalDeviceProperties") == 0) {
    mesa_properties = (PFN_vkGetPhysicalDeviceProperties)found;
    return (PFN_vkVoidFunction)properties;
  }
  if (strcmp(name, "vkGetPhysicalDeviceProperties2") == 0 || strcmp(name, "vkGetPhysicalDeviceProperties2KHR") == 0) {
    mesa_properties2 = (PFN_vkGetPhysicalDeviceProperties2)found;
    return (PFN_vkVoidFunction)properties2;
  }
  return found;
}

static PFN_vkVoidFunction ask(const char *entry, VkInstance instance, const char *name) {
  Lookup lookup = (Lookup)mesa(entry);
  return lookup ? substitute(name, lookup(instance, name)) : NULL;
}

EXPORT PFN_vkVoidFunction VKAPI_CALL vk_icdGetInstanceProcAddr(VkInstance instance, const char *name) {
  /* The loader must keep coming through here, or it would meet Mesa's own ids. */
  if (strcmp(name, "vkGetInstanceProcAddr") == 0) return (PFN_vkVoidFunction)vk_icdGetInstanceProcAddr;
  return ask("vk_icdGetInstanceProcAddr", instance, name);
}

EXPORT PFN_vkVoidFunction VKAPI_CALL vkGetInstanceProcAddr(VkInstance instance, const char *name) {
  return vk_icdGetInstanceProcAddr(instance, name);
}

EXPORT PFN_vkVoidFunction VKAPI_CALL vk_icdGetPhysicalDeviceProcAddr(VkInstance instance, const char *name) {
  return ask("vk_icdGetPhysicalDeviceProcAddr", instance, name);
}

EXPORT VkResult VKAPI_CALL vk_icdNegotiateLoaderICDInterfaceVersion(uint32_t *version) {
  Negotiate negotiate = (Negotiate)mesa("vk_icdNegotiateLoaderICDInterfaceVersion");
  if (negotiate) return negotiate(version);
  *version = INTERFACE_VERSION_OLDEST;
  return VK_ERROR_INCOMPATIBLE_DRIVER;
}
