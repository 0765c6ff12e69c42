package shop;

class Mixed {
  int a() {
      call(1,
              2);
    return 1;
  }

    /**
     * Added.
     */
    @Bean
    int b() {
      return 2;
    }
}
