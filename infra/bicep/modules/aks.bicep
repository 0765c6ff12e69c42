metadata description = 'The cluster: web, api and mcp on the system pool, builds on a tainted pool that starts from zero.'

param location string
param names object
param tags object
param subnet string
param identity string
param logs string

@description('The requirements\' version. AKS retires a minor version about a year after it came: once 1.32 is refused, or wants the long-term-support tier, set the oldest one that `az aks get-versions` lists.')
param kubernetesVersion string = '1.32'

@description('The requirements\' size. AKS advises against B-series nodes and wants 4 vCPU in system pools: where it refuses this one, set Standard_D4s_v5.')
param systemSize string = 'Standard_B2ms'
param systemMinimum int = 1
param systemMaximum int = 3

@description('Five builds of 2 vCPU and 8 GiB each need 10 vCPU and 40 GiB, which the system pool never has. One D4s_v5 node holds one such build beside the node\'s own share, one D8s_v5 three.')
param buildSize string = 'Standard_D8s_v5'
param buildMaximum int = 2

@description('True keeps the API server inside the network: then only the functions, Argo CD and a machine in the network reach it.')
param privateCluster bool = false

@description('Who may reach a public API server, as CIDRs. Empty lets everybody ask, with an Entra token.')
param authorizedRanges string[] = []

@description('Object ids of Entra groups whose members administer the cluster.')
param adminGroups string[] = []

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: names.cluster
  location: location
  tags: tags
  sku: {
    name: 'Base'
    tier: 'Standard'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity}': {}
    }
  }
  properties: {
    kubernetesVersion: kubernetesVersion
    dnsPrefix: names.cluster
    nodeResourceGroup: names.clusterNodeGroup
    disableLocalAccounts: true
    enableRBAC: true
    aadProfile: {
      managed: true
      enableAzureRBAC: false
      adminGroupObjectIDs: adminGroups
    }
    apiServerAccessProfile: {
      enablePrivateCluster: privateCluster
      authorizedIPRanges: privateCluster ? [] : authorizedRanges
    }
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: systemSize
        count: systemMinimum
        minCount: systemMinimum
        maxCount: systemMaximum
        enableAutoScaling: true
        osType: 'Linux'
        osSKU: 'AzureLinux'
        vnetSubnetID: subnet
        upgradeSettings: {
          maxSurge: '33%'
        }
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkDataplane: 'cilium'
      networkPolicy: 'cilium'
      podCidr: '10.244.0.0/16'
      serviceCidr: '10.96.0.0/16'
      dnsServiceIP: '10.96.0.10'
      loadBalancerSku: 'standard'
    }
    oidcIssuerProfile: {
      enabled: true
    }
    securityProfile: {
      workloadIdentity: {
        enabled: true
      }
      imageCleaner: {
        enabled: true
        intervalHours: 48
      }
    }
    storageProfile: {
      fileCSIDriver: {
        enabled: true
      }
      diskCSIDriver: {
        enabled: true
      }
    }
    addonProfiles: {
      omsagent: {
        enabled: true
        config: {
          logAnalyticsWorkspaceResourceID: logs
          useAADAuth: 'true'
        }
      }
      azureKeyvaultSecretsProvider: {
        enabled: true
        config: {
          enableSecretRotation: 'true'
          rotationPollInterval: '2m'
        }
      }
    }
    azureMonitorProfile: {
      metrics: {
        enabled: true
      }
    }
    ingressProfile: {
      webAppRouting: {
        enabled: true
      }
    }
    autoUpgradeProfile: {
      upgradeChannel: 'patch'
      nodeOSUpgradeChannel: 'NodeImage'
    }
  }
}

resource builds 'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01' = {
  parent: cluster
  name: 'builds'
  properties: {
    mode: 'User'
    vmSize: buildSize
    count: 0
    minCount: 0
    maxCount: buildMaximum
    enableAutoScaling: true
    osType: 'Linux'
    osSKU: 'AzureLinux'
    vnetSubnetID: subnet
    nodeLabels: {
      'autobuilder/pool': 'builds'
    }
    nodeTaints: [
      'autobuilder/builds=true:NoSchedule'
    ]
  }
}

resource maintenance 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations@2025-05-01' = {
  parent: cluster
  name: 'aksManagedAutoUpgradeSchedule'
  properties: {
    maintenanceWindow: {
      durationHours: 4
      startTime: '02:00'
      utcOffset: '+09:00'
      schedule: {
        weekly: {
          dayOfWeek: 'Sunday'
          intervalWeeks: 1
        }
      }
    }
  }
}

output name string = cluster.name
output id string = cluster.id
output issuer string = cluster.properties.oidcIssuerProfile.issuerURL
output server string = 'https://${privateCluster ? cluster.properties.privateFQDN : cluster.properties.fqdn}:443'
output kubeletPrincipal string = cluster.properties.identityProfile.kubeletidentity.objectId
