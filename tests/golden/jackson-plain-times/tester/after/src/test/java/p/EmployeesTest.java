package p;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.boot.test.json.JacksonTester;

class EmployeesTest {
    private JacksonTester<Employee> json;

    void setUp() {
        JacksonTester.initFields(this, JsonMapper.builder().disable(MapperFeature.REQUIRE_HANDLERS_FOR_JAVA8_TIMES).build());
    }
}
