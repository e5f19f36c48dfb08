import { wholeNumber, type corev1 } from '@orrery/api'

/** `/spec`: what the machine is, in cAdvisor's names. */
export function machineInfo({ status }: corev1.Node): object {
  const { capacity = {}, nodeInfo } = status
  return {
    num_cores: wholeNumber(capacity['cpu'] ?? '0'),
    memory_capacity: wholeNumber(capacity['memory'] ?? '0'),
    machine_id: nodeInfo.machineID,
    system_uuid: nodeInfo.systemUUID,
    boot_id: nodeInfo.bootID,
    kernel_version: nodeInfo.kernelVersion,
    os_image: nodeInfo.osImage,
    container_runtime_version: nodeInfo.containerRuntimeVersion,
    kubelet_version: nodeInfo.kubeletVersion,
  }
}
