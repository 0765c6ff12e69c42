package shop;

import java.time.OffsetDateTime;

public class OrderDto {
    private OffsetDateTime placed;
}
