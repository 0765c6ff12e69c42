class A {
    @GetMapping("/files/**/raw") String a() { return ""; }
}
