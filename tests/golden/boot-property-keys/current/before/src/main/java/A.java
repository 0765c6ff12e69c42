class A { @Value("${spring.influx.url}") String url; }
