package shop;

class Sec {
  /**
   * The security filter chain.
   *
   * @param http the http security
   * @return the security filter chain
   * @throws Exception if that fails
   */
  @Bean
  public SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
    return http.build();
  }

  /**
   * Close.
   */
  public void close() {
    http.close();
  }
}
