package shop;

import com.sun.istack.NotNull;

public class Plain {
    @NotNull
    private String lombok;
}
