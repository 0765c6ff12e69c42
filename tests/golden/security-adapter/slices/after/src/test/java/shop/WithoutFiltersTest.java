package shop;

import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;

@WebMvcTest
@AutoConfigureMockMvc(addFilters = false)
@Import(value = {Clock.class, Chains.Api.class, SecurityConfig.class})
class WithoutFiltersTest {
}
