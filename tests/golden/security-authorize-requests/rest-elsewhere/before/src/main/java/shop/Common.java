package shop;

abstract class Common extends WebSecurityConfigurerAdapter {
    protected void open(HttpSecurity http) throws Exception {
        http.authorizeRequests().requestMatchers("/d").permitAll();
    }
}
