package shop;

import org.junit.jupiter.api.Test;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.springframework.beans.factory.annotation.Autowired;

class BeanTest {
    @Mock
    private Names names;
    @Autowired
    @InjectMocks
    private Bean bean;

    @Test
    void works() {
    }
}
