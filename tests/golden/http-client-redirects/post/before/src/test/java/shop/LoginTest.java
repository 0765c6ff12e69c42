package shop;

class LoginTest {
    TestRestTemplate rest;
}
