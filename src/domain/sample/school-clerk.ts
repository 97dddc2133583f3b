/* Every school of the sample county has somebody who fills in its reports. They are many and alike: nobody need choose to be one. */

const SUFFIX = '.tb';

/** What the person who reports for the school with this code signs in as. */
export const schoolClerkLogin = (key: string): string => `${key.replaceAll('/', '.')}${SUFFIX}`;

/** Whether this is such a person. */
export const isSchoolClerk = (login: string): boolean => login.endsWith(SUFFIX);
