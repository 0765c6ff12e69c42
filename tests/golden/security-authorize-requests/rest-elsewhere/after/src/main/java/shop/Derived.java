package shop;

import jakarta.servlet.DispatcherType;

class Derived extends Common {
    protected void configure(HttpSecurity http) throws Exception {
        open(http);
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().anyRequest().denyAll();
    }
}
