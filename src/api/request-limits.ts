/** The largest document or evidence file taken. */
export const MAX_UPLOAD_MB = 50;
/** The largest body of any other request. */
export const MAX_BODY_MB = 12;
