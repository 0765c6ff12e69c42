package shop;

class LoginTest {
    void goesOn() {
        String cookie = rest.withBasicAuth("u", "p").getForEntity("/", String.class).getHeaders().getFirst("Set-Cookie");
        headers.set("Cookie", cookie);
    }
}
