package shop;

class Sec extends WebSecurityConfigurerAdapter {
    @Override
    protected void configure(HttpSecurity http) throws Exception {
        http.authorizeRequests().antMatchers("/a").permitAll();
        super.configure(http);
    }
}

class Parts extends Common {
    protected void configure(HttpSecurity http) throws Exception {
        pages(http);
        http.authorizeRequests().requestMatchers("/b").hasRole("B");
        last(http);
    }

    private void pages(HttpSecurity http) throws Exception {
        http.authorizeRequests().requestMatchers("/c").permitAll();
    }

    private void last(HttpSecurity http) throws Exception {
        http.authorizeRequests().anyRequest().authenticated();
    }
}
