package shop;

import static org.mockito.Mockito.mock;

import jakarta.persistence.criteria.Root;

class OrdersTest {
    void id() {
        new Orders().id(mock(Root.class));
    }
}
