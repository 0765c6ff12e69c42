package org.acme;

@SpringBootApplication
public class App {
}
