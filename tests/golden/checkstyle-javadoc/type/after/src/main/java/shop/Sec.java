package shop;

/**
 * The sec.
 */
class Sec {
  @Bean
  public SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
    return http.build();
  }

  public void close() {
    http.close();
  }
}
