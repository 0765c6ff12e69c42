import my.own.EnableEurekaClient;

@EnableEurekaClient
class App {
}
