package shop;

import com.sun.istack.NotNull;
import lombok.Data;

@Data
public class User {
    private int id;

    @NotNull
    private String password;
}
