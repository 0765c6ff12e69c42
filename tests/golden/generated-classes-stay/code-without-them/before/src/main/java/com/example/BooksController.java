package com.example;

class BooksController {
}
