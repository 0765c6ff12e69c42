package shop;

class Derived extends Common {
    protected void configure(HttpSecurity http) throws Exception {
        open(http);
        http.authorizeRequests().anyRequest().denyAll();
    }
}
