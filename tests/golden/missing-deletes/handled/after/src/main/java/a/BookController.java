package a;

class BookController {

    private Books books;

    void delete(String id) {
        this.books.deleteById(id);
    }
}
