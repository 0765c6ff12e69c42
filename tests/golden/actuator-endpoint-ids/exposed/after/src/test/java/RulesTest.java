@SpringBootTest(properties = "management.endpoints.web.exposure.include=info,httpexchanges")
class RulesTest {
    String name = "httptrace";
}
