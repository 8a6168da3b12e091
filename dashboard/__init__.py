"""The Streamlit app: load, ask, show. Only this package imports streamlit."""
