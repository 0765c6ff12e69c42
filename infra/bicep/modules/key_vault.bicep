metadata description = 'Secrets by name: LLM key, GitHub App key, webhook secret, feed credentials, session key. Never a value in a setting.'

param location string
param names object
param tags object

@description('Secrets can\'t be purged before their days of soft delete are over. Can\'t be taken back.')
param purgeProtection bool = true

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: names.vault
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'AzureServices'
    }
  }
}

output id string = vault.id
output name string = vault.name
output url string = vault.properties.vaultUri
