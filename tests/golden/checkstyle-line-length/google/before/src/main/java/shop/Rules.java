package shop;

import org.springframework.context.annotation.Bean;

/**
 * Rules of the shop, which the build wants in lines of at most a hundred characters; {@link Rules#chain of these rules}.
 *
 * @param unused nothing at all, but something has to be said here that is longer than a hundred characters
 */
class Rules {
  private static final String NOTHING = "what is said here has no other place for a break than the blanks between words";

  @Bean
  public SecurityFilterChain chain(HttpSecurity http, AuthenticationManager manager, Users users) throws Exception {
    http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/h2/**").permitAll();
    return users.isEmpty() && manager == null ? http.anonymous().build() : http.formLogin().and().csrf().disable().build(); // or none
  }

  void run(Users users) {
    users.forEach(user -> user.ifPresent(found -> found.setName(users.nameOf(found, "first", "second", "third"), 1)));
    // a comment of its own line that goes on and on until there is no room left for what it has to say
    String all = "first of all there is " + users.first() + ", and behind that one there is also " + users.second();
  }
}
