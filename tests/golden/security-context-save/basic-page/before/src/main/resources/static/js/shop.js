angular.module('shop').controller('login', function ($http) {
  $http.get('user', {headers: {authorization: 'Basic ' + btoa(name + ':' + password)}});
});
