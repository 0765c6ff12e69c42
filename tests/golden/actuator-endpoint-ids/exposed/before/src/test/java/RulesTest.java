@SpringBootTest(properties = "management.endpoints.web.exposure.include=info,httptrace")
class RulesTest {
    String name = "httptrace";
}
