using './main.bicep'

param environment = 'dev'
param systemMaximum = 2
param buildMaximum = 1
param alwaysReady = 0
param maxRuns = 4
param maxBuilds = 2
param maximumInstances = 10
param purgeProtection = false
param databaseAdmin = {
  objectId: readEnvironmentVariable('AUTOBUILDER_DATABASE_ADMIN_ID')
  name: readEnvironmentVariable('AUTOBUILDER_DATABASE_ADMIN_NAME')
  type: readEnvironmentVariable('AUTOBUILDER_DATABASE_ADMIN_TYPE', 'User')
}
param deployer = readEnvironmentVariable('AUTOBUILDER_DEPLOYER_ID', '')
param clusterAdminGroups = [
  readEnvironmentVariable('AUTOBUILDER_CLUSTER_ADMINS_ID')
]
param alertMail = readEnvironmentVariable('AUTOBUILDER_ALERT_MAIL', '')
