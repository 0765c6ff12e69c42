metadata description = 'Two accounts: the share of snapshots and artifacts, and the one that the Functions host keeps for itself.'

param location string
param names object
param tags object

@description('Of the share. The requirements say 10 GB; a premium share has at least 100 GiB.')
param shareGb int = 10

@description('Standard_LRS is the requirements\'. Premium_LRS answers small files faster; its share is then at least 100 GiB.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Premium_LRS'
])
param sku string = 'Standard_LRS'

var premium = (sku == 'Premium_LRS')

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: names.storage
  location: location
  tags: tags
  kind: premium ? 'FileStorage' : 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    allowSharedKeyAccess: true
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'AzureServices'
    }
  }
}

resource files 'Microsoft.Storage/storageAccounts/fileServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    shareDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
    protocolSettings: {
      smb: {
        versions: 'SMB3.1.1'
        channelEncryption: 'AES-256-GCM'
      }
    }
  }
}

resource share 'Microsoft.Storage/storageAccounts/fileServices/shares@2024-01-01' = {
  parent: files
  name: 'runs'
  properties: {
    shareQuota: premium ? max(shareGb, 100) : shareGb
    enabledProtocols: 'SMB'
  }
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: names.hostStorage
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'AzureServices'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: hostAccount
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'packages'
}

output id string = account.id
output name string = account.name
output share string = share.name
output hostId string = hostAccount.id
output hostName string = hostAccount.name
output packages string = '${hostAccount.properties.primaryEndpoints.blob}${packages.name}'
output fileUrl string = 'https://${account.name}.file.${environment().suffixes.storage}'
