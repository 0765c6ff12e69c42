package shop;

import lombok.Data;

@Data
public class User {
    private int id;

    private String password;
}
