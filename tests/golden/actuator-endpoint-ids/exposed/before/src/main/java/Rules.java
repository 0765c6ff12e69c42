class Rules {
    void rules(HttpSecurity http) {
        http.securityMatcher(EndpointRequest.to("health", "httptrace"));
        http.requestMatchers("/actuator/httptrace", "/actuator/httptrace/**", "/httptraces");
    }
}
