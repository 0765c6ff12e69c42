package p;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.test.json.JacksonTester;

class EmployeesTest {
    private JacksonTester<Employee> json;

    void setUp() {
        JacksonTester.initFields(this, new ObjectMapper());
    }
}
