package shop;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;

public class Customer {
    @Id
    private String id;

    @Indexed(unique = true)
    private String email;
}
