metadata description = 'The Functions app on Flex Consumption, inside the network. Its settings are what shared/settings.py reads (checked by a test).'

param location string
param names object
param tags object
param subnet string

@description('Resource id and client id of the functions\' identity.')
param identity string
param identityClient string

@description('Client id of the identity that reporters beside builds have.')
param buildClient string
param packages string

@description('What the app talks to.')
param databaseUrl string
param busHost string
param schedulerEndpoint string
param taskHub string
param vaultUrl string
param filesUrl string
param filesShare string
@description('URL of the cluster\'s API server.')
param clusterServer string
param builderImage string
param insightsConnection string

@description('`kubernetes` runs builds as Jobs; `container_instance` needs no AKS.')
@allowed([
  'kubernetes'
  'container_instance'
])
param runner string = 'kubernetes'
param maxRuns int = 10
param maxBuilds int = 5
param buildMemoryMb int = 4096

@description('Runs that ended longer ago are deleted, with logs and files.')
param keepDays int = 30

@description('Language model; an empty provider leaves it out. The key is a secret\'s name in the vault, or an Entra token is used.')
param llm object = {}

@description('GitHub App that opens pull requests; empty for none. Its keys are in the vault: github-private-key, github-webhook-secret.')
param githubAppId string = ''

@description('One instance is always warm, so that a message waits for no cold start. Zero saves its price.')
param alwaysReady int = 1
param maximumInstances int = 40

@description('Of one instance, in MB: 512, 2048 or 4096.')
param instanceMemoryMb int = 2048

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: names.plan
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

@description('The tag lets `azd deploy functions` find the app (azure.yaml).')
resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: names.app
  location: location
  tags: union(tags, {
    'azd-service-name': 'functions'
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: subnet
    keyVaultReferenceIdentity: identity
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packages
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity
          }
        }
      }
      runtime: {
        name: 'python'
        version: '3.12'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemoryMb
        alwaysReady: alwaysReady == 0 ? [] : [
          {
            name: 'durable'
            instanceCount: alwaysReady
          }
        ]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }
}

var llmSettings = empty(llm) ? {} : {
  AUTOBUILDER_LLM_PROVIDER: llm.provider
  AUTOBUILDER_LLM_MODEL: llm.model
  AUTOBUILDER_LLM_BASE_URL: llm.baseUrl
  AUTOBUILDER_LLM_ENTRA: llm.entra
  AUTOBUILDER_LLM_KEY_SECRET: llm.keySecret
}

@description('`AzureFunctionsJobHost__...` overrides host.json, which names no scheduler so that it also works on the embedded host.')
var hostSettings = {
  AzureWebJobsStorage__accountName: names.hostStorage
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClient
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClient};Authorization=AAD'
  AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClient}'
  AZURE_CLIENT_ID: identityClient
}

@description('Address of the relay, the only way out of the builds\' namespace (infra/kubernetes/base/relay.yaml): for the pods of builds, the names that it lets through are names of it.')
var relayAddress = '10.96.0.53'
var passedOn = [
  busHost
  app.properties.defaultHostName
  'login.microsoftonline.com'
]

@description('What the reporter beside each build needs to say that it has ended.')
var reporterSettings = {
  AUTOBUILDER_SERVICE_BUS__fullyQualifiedNamespace: busHost
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' existing = {
  name: names.cluster
}

@description('The API server\'s certificate is the cluster\'s own authority\'s, which only this file names. It holds no secret: local accounts are off.')
var kubeconfig = (runner == 'kubernetes') ? base64ToString(cluster.listClusterUserCredential().kubeconfigs[0].value) : ''
var authority = first(split(last(split(kubeconfig, 'certificate-authority-data: ')), '\n'))

@description('Builds as Jobs of the cluster.')
var kubernetesSettings = (runner == 'kubernetes') ? {
  AUTOBUILDER_KUBERNETES_SERVER: clusterServer
  AUTOBUILDER_KUBERNETES_CA_DATA: authority
  AUTOBUILDER_KUBERNETES_IMAGE: builderImage
  AUTOBUILDER_KUBERNETES_LOG_URL: 'https://${app.properties.defaultHostName}/api'
  AUTOBUILDER_KUBERNETES_CLIENT_ID: buildClient
  AUTOBUILDER_KUBERNETES_TENANT_ID: tenant().tenantId
  AUTOBUILDER_KUBERNETES_MAVEN_SETTINGS_MAP: 'maven-settings'
  AUTOBUILDER_KUBERNETES_REPORTER_ENVIRONMENT: string(reporterSettings)
  AUTOBUILDER_KUBERNETES_POD_PATCH: string({
    hostAliases: [
      {
        ip: relayAddress
        hostnames: passedOn
      }
    ]
  })
} : {}

@description('Builds as Container Instances, without a cluster.')
var containerSettings = (runner == 'container_instance') ? {
  AUTOBUILDER_CONTAINER_SUBSCRIPTION: subscription().subscriptionId
  AUTOBUILDER_CONTAINER_RESOURCE_GROUP: resourceGroup().name
  AUTOBUILDER_CONTAINER_LOCATION: location
  AUTOBUILDER_CONTAINER_IMAGE: builderImage
} : {}

@description('The keys are references that the host looks up in the vault.')
var githubSettings = empty(githubAppId) ? {} : {
  AUTOBUILDER_GITHUB_APP_ID: githubAppId
  AUTOBUILDER_GITHUB_PRIVATE_KEY: '@Microsoft.KeyVault(VaultName=${names.vault};SecretName=github-private-key)'
  AUTOBUILDER_GITHUB_WEBHOOK_SECRET: '@Microsoft.KeyVault(VaultName=${names.vault};SecretName=github-webhook-secret)'
}

@description('`AUTOBUILDER_SERVICE_BUS__...` is the triggers\' connection by identity.')
var appSettings = {
  AUTOBUILDER_SERVICE_BUS__fullyQualifiedNamespace: busHost
  AUTOBUILDER_SERVICE_BUS__credential: 'managedidentity'
  AUTOBUILDER_SERVICE_BUS__clientId: identityClient
  AUTOBUILDER_DATABASE_URL: databaseUrl
  AUTOBUILDER_DATABASE_ENTRA: 'true'
  AUTOBUILDER_HOME: '/tmp/autobuilder'
  AUTOBUILDER_ARTIFACTS: 'azure_files'
  AUTOBUILDER_FILES_URL: filesUrl
  AUTOBUILDER_FILES_SHARE: filesShare
  AUTOBUILDER_SECRETS: 'key_vault'
  AUTOBUILDER_KEY_VAULT_URL: vaultUrl
  AUTOBUILDER_RUNNER: runner
  AUTOBUILDER_MAX_RUNS: string(maxRuns)
  AUTOBUILDER_MAX_BUILDS: string(maxBuilds)
  AUTOBUILDER_BUILD_MEMORY_MB: string(buildMemoryMb)
  AUTOBUILDER_KEEP_DAYS: string(keepDays)
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(hostSettings, appSettings, kubernetesSettings, containerSettings, githubSettings, llmSettings)
}

output name string = app.name
output id string = app.id
output url string = 'https://${app.properties.defaultHostName}'
