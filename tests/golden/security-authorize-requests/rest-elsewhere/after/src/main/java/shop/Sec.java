package shop;

import jakarta.servlet.DispatcherType;

class Sec extends WebSecurityConfigurerAdapter {
    @Override
    protected void configure(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().antMatchers("/a").permitAll();
        super.configure(http);
    }
}

class Parts extends Common {
    protected void configure(HttpSecurity http) throws Exception {
        pages(http);
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/b").hasRole("B");
        last(http);
    }

    private void pages(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/c").permitAll();
    }

    private void last(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().anyRequest().authenticated();
    }
}
