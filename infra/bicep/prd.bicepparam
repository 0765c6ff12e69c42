using './main.bicep'

param environment = 'prd'
param systemMaximum = 3
param buildMaximum = 2
param alwaysReady = 1
param maxRuns = 10
param maxBuilds = 5
param maximumInstances = 40
param purgeProtection = true
param databaseAdmin = {
  objectId: readEnvironmentVariable('AUTOBUILDER_DATABASE_ADMIN_ID')
  name: readEnvironmentVariable('AUTOBUILDER_DATABASE_ADMIN_NAME')
  type: readEnvironmentVariable('AUTOBUILDER_DATABASE_ADMIN_TYPE', 'Group')
}
param deployer = readEnvironmentVariable('AUTOBUILDER_DEPLOYER_ID', '')
param clusterAdminGroups = [
  readEnvironmentVariable('AUTOBUILDER_CLUSTER_ADMINS_ID')
]
param alertMail = readEnvironmentVariable('AUTOBUILDER_ALERT_MAIL', '')
