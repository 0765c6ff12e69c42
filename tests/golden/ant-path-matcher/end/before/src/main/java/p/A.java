class A {
    @GetMapping({"/files/**", "/x/*/y"}) String a() { return "**/x"; }
}
