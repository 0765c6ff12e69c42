metadata description = 'Who may do what, on single resources. Which program needs which role, and why: tests/unit/test_bicep_roles.py checks it against the code.'

param names object

@description('Principal ids of the identities (identities.bicep), and of the nodes.')
param functions string
param api string
param web string
param build string
param cluster string
param kubelet string

@description('Who deploys: pushes images and writes secrets. Empty: nobody is given that here.')
param deployer string = ''

@description('Whether builds run as Container Instances instead of Jobs.')
param containerInstances bool = false

@description('Built-in roles by their ids, which are the same in every tenant.')
var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  acrPush: '8311e382-0749-4cb8-b61a-304f252e45ec'
  aksClusterUser: '4abbcc35-e782-43d8-92c5-2d3f1bd2253f'
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  busOwner: '090c5cfd-751d-490a-894a-3ce6f1109419'
  busReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  busSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  containerInstancesContributor: '5d977122-f97e-4b4d-a52f-6b43003ddb4d'
  durableTaskContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  fileContributor: '69566ab7-960f-475b-8e7c-b3118f30c6bd'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  networkContributor: '4d97b98b-1d4f-4787-a291-c67834d212e7'
  queueContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  secretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  storageAccountContributor: '17d1049b-9a84-46fb-8f53-869881c3d3ab'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: names.registry
}

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: names.bus
}

resource buildEvents 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = {
  parent: bus
  name: 'build-events'
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: names.vault
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: names.storage
}

resource hostStorage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: names.hostStorage
}

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = {
  name: names.scheduler
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource managedCluster 'Microsoft.ContainerService/managedClusters@2025-05-01' existing = {
  name: names.cluster
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: names.network
}

@description('Functions receive from both queues, and their scaling reads queue lengths, which needs Manage.')
resource functionsBus 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(bus.id, functions, roles.busOwner)
  scope: bus
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.busOwner)
    principalId: functions
    principalType: 'ServicePrincipal'
  }
}

@description('The API sends requests, and its operations page looks at queues and replays dead letters.')
resource apiBus 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [
  roles.busSender
  roles.busReceiver
]: {
  name: guid(bus.id, api, role)
  scope: bus
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: api
    principalType: 'ServicePrincipal'
  }
}]

@description('Beside untrusted code: may say that a build has ended, and nothing else.')
resource buildBus 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(buildEvents.id, build, roles.busSender)
  scope: buildEvents
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.busSender)
    principalId: build
    principalType: 'ServicePrincipal'
  }
}

resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in [
  functions
  api
  web
]: {
  name: guid(vault.id, principal, roles.secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

resource files 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in [
  functions
  api
]: {
  name: guid(storage.id, principal, roles.fileContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.fileContributor)
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

@description('Mounting the share by SMB needs the account\'s key, which the nodes ask for.')
resource nodesStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in [
  cluster
  kubelet
]: {
  name: guid(storage.id, principal, roles.storageAccountContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageAccountContributor)
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

@description('What the Functions host keeps for itself: packages, leases, timers.')
resource host 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [
  roles.blobOwner
  roles.queueContributor
  roles.tableContributor
]: {
  name: guid(hostStorage.id, functions, role)
  scope: hostStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: functions
    principalType: 'ServicePrincipal'
  }
}]

resource orchestrations 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler.id, functions, roles.durableTaskContributor)
  scope: scheduler
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.durableTaskContributor)
    principalId: functions
    principalType: 'ServicePrincipal'
  }
}

@description('Telemetry goes in with a token, not with the instrumentation key.')
resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, functions, roles.metricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
    principalId: functions
    principalType: 'ServicePrincipal'
  }
}

@description('Functions find the API server; what they may do there is in infra/kubernetes/base/builds.yaml.')
resource clusterUser 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(managedCluster.id, functions, roles.aksClusterUser)
  scope: managedCluster
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.aksClusterUser)
    principalId: functions
    principalType: 'ServicePrincipal'
  }
}

resource images 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, kubelet, roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: kubelet
    principalType: 'ServicePrincipal'
  }
}

resource nodesNetwork 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(network.id, cluster, roles.networkContributor)
  scope: network
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.networkContributor)
    principalId: cluster
    principalType: 'ServicePrincipal'
  }
}

resource instances 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (containerInstances) {
  name: guid(resourceGroup().id, functions, roles.containerInstancesContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.containerInstancesContributor)
    principalId: functions
    principalType: 'ServicePrincipal'
  }
}

resource push 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployer)) {
  name: guid(registry.id, deployer, roles.acrPush)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPush)
    principalId: deployer
  }
}

resource writeSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployer)) {
  name: guid(vault.id, deployer, roles.secretsOfficer)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsOfficer)
    principalId: deployer
  }
}
