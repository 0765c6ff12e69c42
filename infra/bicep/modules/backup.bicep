metadata description = 'A copy of the share every day, kept for 7 days. The database has its own backups (postgres.bicep).'

param location string
param names object
param tags object
param storage string
param share string

resource vault 'Microsoft.RecoveryServices/vaults@2024-10-01' = {
  name: names.backup
  location: location
  tags: tags
  sku: {
    name: 'RS0'
    tier: 'Standard'
  }
  properties: {
    publicNetworkAccess: 'Enabled'
  }
}

resource policy 'Microsoft.RecoveryServices/vaults/backupPolicies@2024-10-01' = {
  parent: vault
  name: 'daily-7-days'
  properties: {
    backupManagementType: 'AzureStorage'
    workLoadType: 'AzureFileShare'
    timeZone: 'UTC'
    schedulePolicy: {
      schedulePolicyType: 'SimpleSchedulePolicy'
      scheduleRunFrequency: 'Daily'
      scheduleRunTimes: [
        '2026-01-01T18:00:00Z'
      ]
    }
    retentionPolicy: {
      retentionPolicyType: 'LongTermRetentionPolicy'
      dailySchedule: {
        retentionTimes: [
          '2026-01-01T18:00:00Z'
        ]
        retentionDuration: {
          count: 7
          durationType: 'Days'
        }
      }
    }
  }
}

resource container 'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers@2024-10-01' = {
  name: '${vault.name}/Azure/storagecontainer;Storage;${resourceGroup().name};${last(split(storage, '/'))}'
  properties: {
    containerType: 'StorageContainer'
    backupManagementType: 'AzureStorage'
    sourceResourceId: storage
  }
}

resource item 'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems@2024-10-01' = {
  parent: container
  name: 'AzureFileShare;${share}'
  properties: {
    protectedItemType: 'AzureFileShareProtectedItem'
    sourceResourceId: storage
    policyId: policy.id
  }
}

output id string = vault.id
