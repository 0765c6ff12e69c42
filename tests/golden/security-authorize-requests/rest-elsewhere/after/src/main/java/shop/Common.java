package shop;

import jakarta.servlet.DispatcherType;

abstract class Common extends WebSecurityConfigurerAdapter {
    protected void open(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/d").permitAll();
    }
}
