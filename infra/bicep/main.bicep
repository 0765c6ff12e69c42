metadata description = 'Auto-Builder in one resource group. `az deployment sub create --template-file main.bicep --parameters dev.bicepparam`; docs/azure.md goes through it.'

targetScope = 'subscription'

import { namesOf } from 'naming.bicep'

@allowed([
  'dev'
  'prd'
])
param environment string

@description('Azure region. It must have Durable Task Scheduler and Flex Consumption.')
param location string = 'koreacentral'

@description('Second part of every name. Change it if a name is taken: some are unique in all of Azure.')
param site string = 'az01'
param sequence string = '01'

@description('Object ids of the Entra groups that administer the cluster.')
param clusterAdminGroups string[] = []

@description('Who administers the database: object id, name and kind (User, Group, ServicePrincipal).')
param databaseAdmin object

@description('Object id of who deploys. It may then push images and write secrets.')
param deployer string = ''

@description('Who is told of alerts.')
param alertMail string = ''

@description('AKS: version, sizes and counts; see modules/aks.bicep for what Azure refuses.')
param kubernetesVersion string = '1.32'
param systemSize string = 'Standard_B2ms'
param systemMinimum int = 1
param systemMaximum int = 3
param buildSize string = 'Standard_D8s_v5'
param buildMaximum int = 2
param privateCluster bool = false
param authorizedRanges string[] = []

@description('PostgreSQL: see modules/postgres.bicep.')
param databaseSize string = 'Standard_B1ms'
param databaseTier string = 'Burstable'
param databaseStorageGb int = 32
param databaseHighAvailability bool = false

@description('Connections that databaseSize allows its users; the alert is at 80% of it.')
param databaseConnections int = 35

@description('Storage, registry and bus: see their modules for what the cheaper ones lack.')
param storageSku string = 'Standard_LRS'
param shareGb int = 10
param registrySku string = 'Basic'
param busSku string = 'Standard'
param schedulerSku string = 'Consumption'

@description('Functions.')
param runner string = 'kubernetes'
param alwaysReady int = 1
param maximumInstances int = 40
param maxRuns int = 10
param maxBuilds int = 5
param buildMemoryMb int = 4096

@description('Runs that ended longer ago are deleted, with logs and files. 10 GB of share hold about 150 runs of a project whose jars have 50 MB.')
param keepDays int = 30

@description('GitHub App that opens pull requests; empty for none.')
param githubAppId string = ''

@description('Language model: {} for none, or provider, model, baseUrl, entra and keySecret, all text.')
param llm object = {}

@description('Keeps deleted secrets for 7 days whatever happens.')
param purgeProtection bool = true

@description('Tag of the builder image that builds run in.')
param imageTag string = 'main'

var names = namesOf(site, environment, 'ab', sequence)
var tags = {
  application: 'auto-builder'
  environment: environment
  'azd-env-name': environment
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: names.resourceGroup
  location: location
  tags: tags
}

module network 'modules/network.bicep' = {
  name: 'network'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
  }
}

module identities 'modules/identities.bicep' = {
  name: 'identities'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
  }
}

module monitor 'modules/monitor.bicep' = {
  name: 'monitor'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    mail: alertMail
  }
}

module registry 'modules/acr.bicep' = {
  name: 'acr'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    sku: registrySku
  }
}

module bus 'modules/service_bus.bicep' = {
  name: 'service-bus'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    sku: busSku
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    sku: storageSku
    shareGb: shareGb
  }
}

module vault 'modules/key_vault.bicep' = {
  name: 'key-vault'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    purgeProtection: purgeProtection
  }
}

module scheduler 'modules/durable.bicep' = {
  name: 'durable'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    sku: schedulerSku
  }
}

module database 'modules/postgres.bicep' = {
  name: 'postgres'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    subnet: network.outputs.databaseSubnet
    zone: network.outputs.databaseZone
    size: databaseSize
    tier: databaseTier
    storageGb: databaseStorageGb
    highAvailability: databaseHighAvailability
    adminObjectId: databaseAdmin.objectId
    adminName: databaseAdmin.name
    adminType: databaseAdmin.type
  }
}

module cluster 'modules/aks.bicep' = {
  name: 'aks'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    subnet: network.outputs.clusterSubnet
    identity: identities.outputs.clusterId
    logs: monitor.outputs.logs
    kubernetesVersion: kubernetesVersion
    systemSize: systemSize
    systemMinimum: systemMinimum
    systemMaximum: systemMaximum
    buildSize: buildSize
    buildMaximum: buildMaximum
    privateCluster: privateCluster
    authorizedRanges: authorizedRanges
    adminGroups: clusterAdminGroups
  }
}

module federation 'modules/federation.bicep' = {
  name: 'federation'
  scope: group
  params: {
    names: names
    issuer: cluster.outputs.issuer
  }
  dependsOn: [
    identities
  ]
}

module metricsCollection 'modules/metrics_collection.bicep' = {
  name: 'metrics-collection'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    account: monitor.outputs.metrics
  }
  dependsOn: [
    cluster
  ]
}

module endpoints 'modules/private_endpoints.bicep' = {
  name: 'private-endpoints'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    subnet: network.outputs.endpointsSubnet
    busSku: busSku
    registrySku: registrySku
  }
  dependsOn: [
    vault
    storage
    bus
    registry
  ]
}

module rbac 'modules/rbac.bicep' = {
  name: 'rbac'
  scope: group
  params: {
    names: names
    functions: identities.outputs.functionsPrincipal
    api: identities.outputs.apiPrincipal
    web: identities.outputs.webPrincipal
    build: identities.outputs.buildPrincipal
    cluster: identities.outputs.clusterPrincipal
    kubelet: cluster.outputs.kubeletPrincipal
    deployer: deployer
    containerInstances: runner == 'container_instance'
  }
  dependsOn: [
    network
    monitor
    registry
    bus
    storage
    vault
    scheduler
  ]
}

module functions 'modules/functions.bicep' = {
  name: 'functions'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    subnet: network.outputs.functionsSubnet
    identity: identities.outputs.functionsId
    identityClient: identities.outputs.functionsClient
    buildClient: identities.outputs.buildClient
    packages: storage.outputs.packages
    databaseUrl: 'postgresql://${names.functionsIdentity}@${database.outputs.host}:5432/${database.outputs.database}?sslmode=verify-full&sslrootcert=system'
    busHost: bus.outputs.host
    schedulerEndpoint: scheduler.outputs.endpoint
    taskHub: scheduler.outputs.hub
    vaultUrl: vault.outputs.url
    filesUrl: storage.outputs.fileUrl
    filesShare: storage.outputs.share
    clusterServer: cluster.outputs.server
    builderImage: '${registry.outputs.server}/autobuilder-builder:${imageTag}'
    insightsConnection: monitor.outputs.insightsConnection
    runner: runner
    maxRuns: maxRuns
    keepDays: keepDays
    maxBuilds: maxBuilds
    buildMemoryMb: buildMemoryMb
    llm: llm
    githubAppId: githubAppId
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
  }
  dependsOn: [
    rbac
    endpoints
  ]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    actions: monitor.outputs.actions
    logs: monitor.outputs.logs
    databaseConnections: databaseConnections
  }
  dependsOn: [
    bus
    database
    functions
  ]
}

module backup 'modules/backup.bicep' = {
  name: 'backup'
  scope: group
  params: {
    location: location
    names: names
    tags: tags
    storage: storage.outputs.id
    share: storage.outputs.share
  }
}

@description('What the next steps of docs/azure.md need; `azd env get-values` shows them too.')
output AZURE_RESOURCE_GROUP string = names.resourceGroup
output AZURE_LOCATION string = location
output AZURE_AKS_CLUSTER_NAME string = names.cluster
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.server
output AZURE_KEY_VAULT_NAME string = names.vault
output AZURE_KEY_VAULT_URL string = vault.outputs.url
output AUTOBUILDER_FUNCTION_APP string = names.app
output AUTOBUILDER_FUNCTIONS_URL string = functions.outputs.url
output AUTOBUILDER_DATABASE_HOST string = database.outputs.host
output AUTOBUILDER_DATABASE_NAME string = database.outputs.database
output AUTOBUILDER_API_IDENTITY string = names.apiIdentity
output AUTOBUILDER_FUNCTIONS_IDENTITY string = names.functionsIdentity
output AZURE_TENANT_ID string = tenant().tenantId
output AUTOBUILDER_BUS_HOST string = bus.outputs.host
output AUTOBUILDER_FILES_URL string = storage.outputs.fileUrl
output AUTOBUILDER_FILES_ACCOUNT string = storage.outputs.name
output AUTOBUILDER_FILES_SHARE string = storage.outputs.share
output AUTOBUILDER_FUNCTIONS_PRINCIPAL string = identities.outputs.functionsPrincipal
output AUTOBUILDER_API_CLIENT string = identities.outputs.apiClient
output AUTOBUILDER_WEB_CLIENT string = identities.outputs.webClient
output AUTOBUILDER_BUILD_CLIENT string = identities.outputs.buildClient
