package shop.data;

public class Parcel {

    private Long id;

    public Long getId() {
        return id;
    }
}
