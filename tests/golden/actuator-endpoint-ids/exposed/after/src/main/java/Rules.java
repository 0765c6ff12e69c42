class Rules {
    void rules(HttpSecurity http) {
        http.securityMatcher(EndpointRequest.to("health", "httpexchanges"));
        http.requestMatchers("/actuator/httpexchanges", "/actuator/httpexchanges/**", "/httptraces");
    }
}
