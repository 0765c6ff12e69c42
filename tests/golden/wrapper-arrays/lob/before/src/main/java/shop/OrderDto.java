package shop;

public class OrderDto {
    private Byte[] image;
}
