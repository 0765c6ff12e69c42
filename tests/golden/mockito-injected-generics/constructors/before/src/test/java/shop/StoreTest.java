package shop;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.springframework.test.util.ReflectionTestUtils;

class StoreTest {
    @Mock
    private Mapper mapper;
    @Mock
    private Names names;
    @InjectMocks
    private OrderStore store;

    @Test
    void works() {
    }
}

class PlainTest {
    @Mock
    private Mapper<Order> mapper;
    @Mock
    private Names names;
    @InjectMocks
    private Plain plain;

    @BeforeEach
    void setUp() {
        ReflectionTestUtils.setField(plain, "names", names);
    }

    @Test
    void works() {
    }
}
