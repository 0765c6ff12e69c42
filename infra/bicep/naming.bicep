@export()
@description('Every name of one installation, in the form [abbr]-[site]-[env]-[workload]-[use]-[seq] of the requirements; services that take no dash get the same without dashes. Length rules: tests/unit/test_bicep_names.py. Names of vault, storage, registry, bus, database, app and scheduler are unique in all of Azure: change `site` if one is taken.')
func namesOf(site string, environment string, workload string, sequence string) object => {
  resourceGroup: 'rg-${site}-${environment}-${workload}-${sequence}'
  network: 'vnet-${site}-${environment}-${workload}-${sequence}'
  clusterNodes: 'nsg-${site}-${environment}-${workload}-aks-${sequence}'
  databaseRules: 'nsg-${site}-${environment}-${workload}-pgdb-${sequence}'
  cluster: 'aks-${site}-${environment}-${workload}-${sequence}'
  clusterNodeGroup: 'rg-${site}-${environment}-${workload}-nodes-${sequence}'
  registry: 'acr${site}${environment}${workload}${sequence}'
  database: 'pgdb-${site}-${environment}-${workload}-${sequence}'
  storage: 'st${site}${environment}${workload}${sequence}'
  hostStorage: 'st${site}${environment}${workload}func${sequence}'
  vault: 'kv-${site}-${environment}-${workload}-${sequence}'
  bus: 'sb-${site}-${environment}-${workload}-${sequence}'
  app: 'func-${site}-${environment}-${workload}-${sequence}'
  plan: 'asp-${site}-${environment}-${workload}-${sequence}'
  scheduler: 'dts-${site}-${environment}-${workload}-${sequence}'
  logs: 'log-${site}-${environment}-${workload}-${sequence}'
  insights: 'appi-${site}-${environment}-${workload}-${sequence}'
  metrics: 'amw-${site}-${environment}-${workload}-${sequence}'
  actions: 'ag-${site}-${environment}-${workload}-${sequence}'
  backup: 'rsv-${site}-${environment}-${workload}-${sequence}'
  clusterIdentity: 'id-${site}-${environment}-${workload}-aks-${sequence}'
  functionsIdentity: 'id-${site}-${environment}-${workload}-func-${sequence}'
  apiIdentity: 'id-${site}-${environment}-${workload}-api-${sequence}'
  webIdentity: 'id-${site}-${environment}-${workload}-web-${sequence}'
  buildIdentity: 'id-${site}-${environment}-${workload}-build-${sequence}'
}

@export()
@description('Private DNS zone of each kind of private endpoint, in Azure\'s public cloud.')
var zoneOf = {
  vault: 'privatelink.vaultcore.azure.net'
  file: 'privatelink.file.core.windows.net'
  blob: 'privatelink.blob.core.windows.net'
  queue: 'privatelink.queue.core.windows.net'
  table: 'privatelink.table.core.windows.net'
  namespace: 'privatelink.servicebus.windows.net'
  registry: 'privatelink.azurecr.io'
}
